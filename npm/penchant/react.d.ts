import type { DetailedHTMLProps, HTMLAttributes, ReactElement, ReactNode } from 'react';
import type { PenchantEvents, PenchantRecs } from 'penchant-embed';

export interface RecsAttributes {
  pack?: string;
  limit?: number;
  layout?: 'grid' | 'row' | 'list';
  label?: string;
  theme?: 'light' | 'dark';
  lang?: string;
  item?: string;
  query?: string;
  facets?: string;
  show?: string;
  memory?: 'site' | 'none';
  app?: string;
}
export interface RecsProps extends RecsAttributes {
  src?: string;
  children?: ReactNode;
  className?: string;
  onReady?(event: PenchantEvents['penchant:ready']): void;
  onImpression?(event: PenchantEvents['penchant:impression']): void;
  onSelect?(event: PenchantEvents['penchant:select']): void;
  onError?(event: PenchantEvents['penchant:error']): void;
}
export function Recs(props: RecsProps): ReactElement;

declare module 'react' {
  namespace JSX {
    interface IntrinsicElements {
      'penchant-recs': DetailedHTMLProps<HTMLAttributes<PenchantRecs>, PenchantRecs> & RecsAttributes;
    }
  }
}
