// Before the first paint: the colours the person chose, if they chose. The key and attribute are those of ui/theme.rs.
try {
  const theme = localStorage.getItem("penchant-theme");
  if (theme === "light" || theme === "dark") document.documentElement.dataset.theme = theme;
} catch {
  // Storage is closed to us: the system's colours it is.
}
