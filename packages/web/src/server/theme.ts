import { cookieOf, setCookie } from './cookies.ts'

const name = 'latchkey_theme'
const themes = ['system', 'light', 'dark'] as const

/** Which colors a person wants; `system` follows the device. */
export type Theme = (typeof themes)[number]

/** Whether a text names a theme. */
export const isTheme = (text: unknown): text is Theme => themes.some((theme) => theme === text)

/** The theme chosen in this browser, or undefined. */
export function themeOf(cookies: string | null): Theme | undefined {
  const value = cookieOf(cookies, name)
  return isTheme(value) ? value : undefined
}

/** The Set-Cookie value that keeps a theme in this browser for a year. */
export const keepTheme = (theme: Theme, secure: boolean): string =>
  setCookie(name, theme, { maxAge: 365 * 24 * 60 * 60, secure })
