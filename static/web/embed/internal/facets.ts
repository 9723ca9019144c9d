/** What an attribute such as `kind:Game|Puzzle; licence:MIT` asks for: facet → values, of which an item needs one. */
export function facetsOf(text: string | null): Record<string, string[]> {
  const facets = (text ?? '').split(';').flatMap((part): [string, string[]][] => {
    const at = part.indexOf(':');
    const name = part.slice(0, Math.max(at, 0)).trim();
    const values = part.slice(at + 1).split('|');
    return name ? [[name, values.map((value) => value.trim())]] : [];
  });
  return Object.fromEntries(facets);
}
