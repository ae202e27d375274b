/** What decides the security headers of an answer. */
export interface HeaderFacts {
  readonly nonce: string
  /** Whether people reach the portal by https. */
  readonly secure: boolean
  /** Whether apps are served from sources, whose styles come inline and whose updates come by web socket. */
  readonly development: boolean
}

/** The headers of every answer (OWASP Secure Headers): own scripts only, no framing, no guessing of types. */
export function securityHeaders(facts: HeaderFacts): ReadonlyArray<readonly [name: string, value: string]> {
  return [
    ['Content-Security-Policy', contentSecurityPolicy(facts)],
    ['X-Content-Type-Options', 'nosniff'],
    ['X-Frame-Options', 'DENY'],
    ['Referrer-Policy', 'same-origin'],
    ['Permissions-Policy', 'camera=(), microphone=(), geolocation=(), payment=(), usb=()'],
    ['Cross-Origin-Opener-Policy', 'same-origin'],
    ['Cross-Origin-Resource-Policy', 'same-origin'],
    ...(facts.secure ? [['Strict-Transport-Security', 'max-age=31536000'] as const] : []),
  ]
}

function contentSecurityPolicy({ nonce, development }: HeaderFacts): string {
  const styles = development ? "'unsafe-inline'" : `'nonce-${nonce}'`
  return [
    "default-src 'none'",
    `script-src 'self' 'nonce-${nonce}'`,
    `style-src 'self' ${styles}`,
    // The width of a bar is a style attribute; attributes cannot load or read anything.
    "style-src-attr 'unsafe-inline'",
    "img-src 'self' data:",
    "font-src 'self'",
    `connect-src 'self'${development ? ' ws: wss:' : ''}`,
    "manifest-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ].join('; ')
}
