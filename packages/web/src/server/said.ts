import { z } from 'zod'
import { cookieOf, setCookie } from './cookies.ts'

const name = 'latchkey_said'

const Said = z.object({
  message: z.string().max(500),
  undo: z.object({ action: z.string().max(300), fields: z.record(z.string(), z.string()) }).optional(),
})

/** What is told once on the next page: a sentence, and the form that takes it back where that can be done. */
export type Said = z.infer<typeof Said>

/** The Set-Cookie value that carries a message over a redirect. */
export const saying = (said: Said, secure: boolean): string =>
  setCookie(name, JSON.stringify(said), { maxAge: 60, secure })

/** The message that an earlier answer left, and the Set-Cookie value that clears it. */
export function heard(cookies: string | null, secure: boolean): { said: Said; clear: string } | null {
  const value = cookieOf(cookies, name)
  if (!value) return null
  const said = read(value)
  return said && { said, clear: setCookie(name, '', { maxAge: 0, secure }) }
}

function read(value: string): Said | null {
  try {
    return Said.parse(JSON.parse(value))
  } catch {
    return null
  }
}
