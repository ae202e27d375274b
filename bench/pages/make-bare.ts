import type { BarePage, Piece } from './bare-page.ts'
import { countOf, find, readMarkup } from './read-markup.ts'

/** Makes the constants of a page out of what the portal answered. */
export function bareFrom(html: string, rootData: unknown, pageData: unknown): BarePage {
  const page = readMarkup(html)
  const root = find(page, 'html')
  const body = find(page, 'body')
  return {
    html: root.props,
    body: body.props,
    head: find(page, 'head').children.filter(fromThePage),
    content: body.children.filter(fromThePage),
    rootData,
    pageData,
  }
}

/** Scripts, and the links that load them, are written by Remix. */
const fromThePage = (piece: Piece): boolean =>
  typeof piece === 'string' || (piece.tag !== 'script' && piece.props.rel !== 'modulepreload')

/** Throws unless two answers hold the same markup, but for what Remix writes for scripts and the token that is new each time. */
export function insistOnSameMarkup(name: string, real: string, bare: string): void {
  const [one, other] = [markupOf(real), markupOf(bare)]
  if (one === other) return
  const at = [...one].findIndex((character, nth) => character !== other[nth])
  throw new Error(`the bare ${name} differs: ${one.slice(at - 60, at + 60)} / ${other.slice(at - 60, at + 60)}`)
}

/** How many elements a page has, scripts left out. */
export const elementsIn = (html: string): number => countOf(readMarkup(markupOf(html)))

const markupOf = (html: string): string =>
  html
    .replace(/<script[\s\S]*?<\/script>/g, '')
    .replace(/<link rel="modulepreload"[^>]*>/g, '')
    .replace(/<!--[\s\S]*?-->/g, '')
    .replace(/name="_once" value="[^"]*"/g, '')
