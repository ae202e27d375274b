/** The value of one cookie of a request, decoded; undefined where it is missing or broken. */
export function cookieOf(header: string | null, name: string): string | undefined {
  for (const pair of header?.split(';') ?? []) {
    const at = pair.indexOf('=')
    if (at < 0 || pair.slice(0, at).trim() !== name) continue
    return decoded(pair.slice(at + 1).trim())
  }
  return undefined
}

/** A Set-Cookie value: host-only, for every path, never sent by another site's form. `maxAge` in seconds; 0 removes it. */
export function setCookie(name: string, value: string, options: { maxAge: number; secure: boolean }): string {
  const words = [
    `${name}=${encodeURIComponent(value)}`,
    'Path=/',
    `Max-Age=${options.maxAge}`,
    'HttpOnly',
    'SameSite=Lax',
  ]
  return [...words, ...(options.secure ? ['Secure'] : [])].join('; ')
}

function decoded(value: string): string | undefined {
  try {
    return decodeURIComponent(value)
  } catch {
    return undefined
  }
}
