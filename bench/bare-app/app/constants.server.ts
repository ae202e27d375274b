import { readFileSync } from 'node:fs'
import { deserialize } from 'node:v8'
import type { BarePage } from '../../pages/bare-page.ts'

const pages = deserialize(readFileSync(process.env.LATCHKEY_BARE_PAGES ?? '')) as Readonly<Record<string, BarePage>>

/** The constants of the page that a request is for. */
export function bareOf({ url }: Request): BarePage {
  const page = pages[new URL(url).pathname.replace('/bare/', '')]
  if (!page) throw new Response(null, { status: 404 })
  return page
}
