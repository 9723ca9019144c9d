// What is a path inside a pack. The same rule in Rust is `manifest::is_local_path`; both are tested against the cases in
// tests/fixtures/local-paths.json.

/** Whether a path stays inside the pack wherever it is joined: no scheme, host, `..`, backslash, query or encoding. */
export const isLocalPath = (path: string): boolean =>
  /^[\w.+@/-]+$/.test(path) && !path.split('/').some((part) => /^\.*$/.test(part));
