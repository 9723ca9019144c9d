// Before the first paint: the language and the colours that the person chose, or that the browser has. Keys, languages and
// attributes are those of ui/language.rs and ui/theme.rs.
try {
  const theme = localStorage.getItem("penchant-theme");
  if (theme === "light" || theme === "dark") document.documentElement.dataset.theme = theme;
} catch {
  // Storage is closed to us: the system's colours it is.
}

{
  const known = ["en", "de", "fr", "es", "ar", "ja"];
  let chosen;
  try {
    chosen = localStorage.getItem("penchant-language");
  } catch {
    // Then the browser's.
  }
  const wanted = [chosen, ...navigator.languages].map((tag) => tag?.split("-")[0]);
  const root = document.documentElement;
  root.lang = wanted.find((tag) => known.includes(tag)) ?? "en";
  root.dir = root.lang === "ar" ? "rtl" : "ltr";
}
