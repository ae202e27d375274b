/** The longest subject, in characters, that common mail lists show whole. */
export const longestSubject = 70

const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' })

/** A text of at most `longest` UTF-16 units, cut between whole characters (never inside an emoji) with an ellipsis. */
export function shortened(text: string, longest: number): string {
  if (text.length <= longest) return text
  let kept = ''
  for (const { segment } of graphemes.segment(text)) {
    if (kept.length + segment.length > longest - 1) break
    kept += segment
  }
  return `${kept.trimEnd()}…`
}

/** A subject that cannot carry a second header: one line without control characters, short enough to be shown whole. */
export const subjectLine = (text: string): string =>
  // Line and paragraph separators break lines in some clients, as CR and LF do in the protocol.
  shortened(
    text
      .replace(/[\p{Cc}\u2028\u2029]+/gu, ' ')
      .replace(/\s+/g, ' ')
      .trim(),
    longestSubject,
  )
