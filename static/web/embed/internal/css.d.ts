/** A style sheet, as text; the build takes it in. */
declare module '*.css' {
  const text: string;
  export default text;
}
