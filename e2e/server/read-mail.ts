/** A mail as it reached its server. */
export interface Mail {
  readonly to: readonly string[]
  readonly subject: string
  /** The plain part, for people who read no HTML. */
  readonly text: string
}

/** Reads a mail from its source: the subject and the plain part, decoded (RFC 2045, RFC 2047). */
export function readMail(source: string, to: readonly string[]): Mail {
  const { headers, body } = partOf(source)
  return { to, subject: words(headers.get('subject') ?? ''), text: plainOf(headers, body) }
}

function partOf(source: string): { headers: ReadonlyMap<string, string>; body: string } {
  const end = source.search(/\r?\n\r?\n/)
  const head = source.slice(0, end).replace(/\r?\n[ \t]+/g, ' ')
  const headers = new Map(
    head.split(/\r?\n/).map((line) => {
      const colon = line.indexOf(':')
      return [line.slice(0, colon).toLowerCase(), line.slice(colon + 1).trim()] as const
    }),
  )
  return { headers, body: source.slice(end).replace(/^\r?\n\r?\n/, '') }
}

function plainOf(headers: ReadonlyMap<string, string>, body: string): string {
  const type = headers.get('content-type') ?? 'text/plain'
  const boundary = /boundary="?([^";]+)"?/i.exec(type)?.[1]
  if (boundary !== undefined) {
    const parts = body.split(`--${boundary}`).slice(1, -1)
    return (
      parts.map((part) => partOf(part.replace(/^\r?\n/, ''))).map((part) => plainOf(part.headers, part.body))[0] ?? ''
    )
  }
  if (!type.startsWith('text/plain')) return ''
  return decoded(body, headers.get('content-transfer-encoding') ?? '7bit')
}

function decoded(body: string, encoding: string): string {
  if (/base64/i.test(encoding)) return Buffer.from(body, 'base64').toString()
  if (/quoted-printable/i.test(encoding)) return fromQuoted(body.replace(/=\r?\n/g, ''))
  return body
}

const fromQuoted = (text: string): string =>
  Buffer.from(
    text.replace(/=([0-9A-F]{2})/gi, (_whole, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))),
    'latin1',
  ).toString()

/** Encoded words of a header; the space between two of them is none. */
const words = (header: string): string =>
  header
    .replace(/(\?=)\s+(=\?)/g, '$1$2')
    .replace(/=\?utf-8\?([bq])\?([^?]*)\?=/gi, (_whole, how: string, text: string) =>
      how.toLowerCase() === 'b' ? Buffer.from(text, 'base64').toString() : fromQuoted(text.replaceAll('_', ' ')),
    )
