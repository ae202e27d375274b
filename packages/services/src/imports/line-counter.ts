const lineFeed = 10
const carriageReturn = 13
const blanks: readonly (number | undefined)[] = [9, 32]

/**
 * Where lines begin and end in a text of bytes. Places are asked in ascending order, so that the text is gone through
 * once.
 */
export interface LineCounter {
  /** The line, from 1, of the first row that begins at or after a place. */
  at(place: number): number
  /** The place after the blank lines that begin at a place. */
  skipBlank(place: number): number
  /** The place after the line that a place lies in. */
  endOf(place: number): number
}

/** Counts lines that end with a line feed, a carriage return, or both. */
export function lineCounter(bytes: Uint8Array): LineCounter {
  let line = 1
  let counted = 0

  const isEnd = (place: number) =>
    bytes[place] === lineFeed || (bytes[place] === carriageReturn && bytes[place + 1] !== lineFeed)

  function skipBlank(place: number): number {
    for (let next = place; next < bytes.length; next += 1) {
      const byte = bytes[next]
      if (byte === lineFeed || byte === carriageReturn) place = next + 1
      else if (!blanks.includes(byte)) break
    }
    return place
  }

  return {
    at(place) {
      const start = skipBlank(place)
      for (; counted < start; counted += 1) if (isEnd(counted)) line += 1
      return line
    },
    skipBlank,
    endOf(place) {
      let end = place
      while (end < bytes.length && !isEnd(end)) end += 1
      return Math.min(end + 1, bytes.length)
    },
  }
}
