// What can people ask of us, whatever the platform?

/** A request of a person, without any platform in it. */
export type Request =
  | { readonly kind: 'ask'; readonly question: string; readonly topic?: string | undefined; readonly column?: string | undefined }
  /** the next matches of the same question; `from` is how many were shown */
  | {
      readonly kind: 'next';
      readonly question: string;
      readonly from: number;
      readonly topic?: string | undefined;
      readonly column?: string | undefined;
    }
  /** a whole letter; `page` counts from 1 */
  | { readonly kind: 'letter'; readonly id: string; readonly page: number }
  /** letters like a letter; `from` is how many were shown */
  | { readonly kind: 'similar'; readonly id: string; readonly from: number }
  /** why a letter was found for a question; `place` is its number on the screen, left out: 1 */
  | { readonly kind: 'why'; readonly id: string; readonly question: string; readonly place?: number | undefined }
  | { readonly kind: 'topics' }
  /** letters by topic or column, newest first; `from` is how many were listed, left out: 0 */
  | {
      readonly kind: 'browse';
      readonly topic?: string | undefined;
      readonly column?: string | undefined;
      readonly from?: number | undefined;
    }
  | { readonly kind: 'random'; readonly topic?: string | undefined }
  | { readonly kind: 'feedback'; readonly id: string; readonly helpful: boolean }
  | { readonly kind: 'about' }
  | { readonly kind: 'status' };
