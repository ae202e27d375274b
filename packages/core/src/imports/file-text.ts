import { notSuchAFile } from './file-claims.ts'
import type { ImportKind } from './report.ts'

const startsWith = (bytes: Uint8Array, ...start: readonly number[]): boolean =>
  start.every((byte, index) => bytes[index] === byte)

interface Tell {
  readonly when: (bytes: Uint8Array) => boolean
  readonly says: string
}

/** What gives away a file that holds no text of ours, in the order in which a person should hear it. */
const tells: readonly Tell[] = [
  { when: (bytes) => bytes.length === 0, says: 'It is empty.' },
  {
    when: (bytes) => startsWith(bytes, 0x50, 0x4b, 3, 4) || startsWith(bytes, 0xd0, 0xcf, 0x11, 0xe0),
    says: 'It is a workbook or an archive. Save the sheet as CSV (UTF-8) first.',
  },
  {
    when: (bytes) => startsWith(bytes, 0xff, 0xfe) || startsWith(bytes, 0xfe, 0xff),
    says: 'Its text is in UTF-16. Save it as CSV (UTF-8) first.',
  },
  { when: (bytes) => bytes.includes(0), says: 'It is not text.' },
]

const utf8 = new TextDecoder('utf-8', { fatal: true })

/**
 * The bytes of a file that is UTF-8 text, without the byte order mark. Refuses with `notAProductsFile` or
 * `notAUsersFile` what is empty, binary or in another encoding.
 */
export function textBytes(kind: ImportKind, bytes: Uint8Array): Uint8Array {
  const tell = tells.find(({ when }) => when(bytes))
  if (tell) throw notSuchAFile(kind, tell.says)
  if (!isUtf8(bytes)) throw notSuchAFile(kind, 'Its text is not in UTF-8. Save it as CSV (UTF-8) first.')
  return startsWith(bytes, 0xef, 0xbb, 0xbf) ? bytes.subarray(3) : bytes
}

function isUtf8(bytes: Uint8Array): boolean {
  try {
    utf8.decode(bytes)
    return true
  } catch {
    return false
  }
}
