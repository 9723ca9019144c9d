export interface SiteOptions {
  /** Folder of the built site. */
  site: string;
  /** Where it is served, such as `https://x.example/shop/`. */
  siteUrl?: string;
  id?: string;
  title?: string;
  rules?: string;
  order?: 'popular' | 'recent' | 'ratings' | 'links' | 'given';
  interactions?: string;
  out?: string;
}
export function platform(of?: { platform: string; arch: string }): string;
export function binaryPath(name?: string): string;
export function run(args: string[]): number;
export function build(options: SiteOptions): void;
export function tag(attributes?: Record<string, string | number>, folder?: string, inside?: string): string;
