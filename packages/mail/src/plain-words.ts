// Controls that turn the direction of what follows: a name must not turn round the sentence that it stands in.
const directionControls = /[\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069]/gu
const controls = /[^\P{Cc}\n\t]/gu
const rightToLeft = /[\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/u
// `lone` matches half of a surrogate pair, which no mail encoding can carry.
const lone = /\p{Surrogate}/gu

/**
 * Somebody's words as they may stand in a letter: control characters are gone, line breaks are `\n`, and right-to-left
 * text is isolated (Unicode UAX #9, FSI and PDI) so that the sentence around it keeps its order.
 */
export function plainWords(text: string): string {
  const clean = text
    .replace(/\r\n?|[\u2028\u2029]/g, '\n')
    .replace(lone, '\ufffd')
    .replace(directionControls, '')
    .replace(controls, '')
  return rightToLeft.test(clean) ? `\u2068${clean}\u2069` : clean
}

// Only what people write at length keeps its line breaks: a name of several lines could pass for another paragraph.
const severalLines: ReadonlySet<string> = new Set(['justification', 'reason', 'question', 'answer', 'note'])

/** Somebody's words on one line. */
export const onOneLine = (text: string): string => plainWords(text).replace(/\s+/g, ' ').trim()

/** The same data with every text in it made plain, but for the addresses in `url`; reasons keep their line breaks. */
export function inPlainWords<Data>(data: Data, key = ''): Data {
  if (typeof data === 'string') return textUnder(key, data) as Data
  if (Array.isArray(data)) return data.map((item: unknown) => inPlainWords(item)) as Data
  if (data === null || typeof data !== 'object' || data instanceof Date) return data
  return Object.fromEntries(Object.entries(data).map(([name, value]) => [name, inPlainWords(value, name)])) as Data
}

const textUnder = (key: string, text: string): string => {
  if (key === 'url') return text
  return severalLines.has(key) ? plainWords(text) : onOneLine(text)
}
