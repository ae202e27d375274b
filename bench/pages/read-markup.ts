import type { Element, Piece } from './bare-page.ts'

const empty = new Set(['area', 'base', 'br', 'col', 'embed', 'hr', 'img', 'input', 'link', 'meta', 'source', 'wbr'])
const rawText = new Set(['script', 'style'])
const booleans = new Set([
  'async',
  'checked',
  'disabled',
  'hidden',
  'multiple',
  'open',
  'readonly',
  'required',
  'selected',
])
const named: Readonly<Record<string, string>> = { class: 'className', for: 'htmlFor' }
const token =
  /<!--[\s\S]*?-->|<!doctype[^>]*>|<\/([a-z0-9-]+)>|<([a-z0-9-]+)((?:\s+[^\s=>/]+(?:="[^"]*")?)*)\s*(\/?)>|[^<]+/giy
const attribute = /([^\s=]+)(?:="([^"]*)")?/g

/** Reads a page as React wrote it into the elements that it was written from. Not a parser for anybody else's HTML. */
export function readMarkup(html: string): readonly Piece[] {
  const top: Piece[] = []
  const open: { tag: string; children: Piece[] }[] = [{ tag: '', children: top }]
  const inner = () => open.at(-1) ?? { tag: '', children: top }
  token.lastIndex = 0
  while (token.lastIndex < html.length) {
    const at = token.lastIndex
    const match = token.exec(html)
    if (!match) throw new Error(`cannot read the page from ${html.slice(at, at + 80)}`)
    const [text, closed, opened, attributes = ''] = match
    if (closed) {
      if (open.pop()?.tag !== closed) throw new Error(`</${closed}> closes nothing`)
    } else if (opened) {
      const element = { tag: opened, props: propsOf(attributes), children: [] as Piece[] }
      inner().children.push(element)
      if (rawText.has(opened)) token.lastIndex = html.indexOf(`</${opened}>`, token.lastIndex) + opened.length + 3
      else if (!empty.has(opened)) open.push(element)
    } else if (!text.startsWith('<!')) inner().children.push(unescaped(text))
  }
  return top
}

/** The first element with this tag, anywhere. */
export function find(pieces: readonly Piece[], tag: string): Element {
  const search = (all: readonly Piece[]): Element | undefined => {
    for (const piece of all) {
      if (typeof piece === 'string') continue
      const found = piece.tag === tag ? piece : search(piece.children)
      if (found) return found
    }
    return undefined
  }
  const found = search(pieces)
  if (!found) throw new Error(`the page has no ${tag}`)
  return found
}

/** How many elements there are. */
export const countOf = (pieces: readonly Piece[]): number =>
  pieces.reduce((sum, piece) => sum + (typeof piece === 'string' ? 0 : 1 + countOf(piece.children)), 0)

function propsOf(attributes: string): Record<string, unknown> {
  const props: Record<string, unknown> = {}
  for (const [, name = '', value = ''] of attributes.matchAll(attribute)) {
    if (name === 'style') props.style = styleOf(unescaped(value))
    else props[named[name] ?? name] = booleans.has(name) && value === '' ? true : unescaped(value)
  }
  return props
}

const styleOf = (text: string) =>
  Object.fromEntries(
    text.split(';').map((rule) => {
      const colon = rule.indexOf(':')
      const name = rule.slice(0, colon)
      const key = name.startsWith('--') ? name : name.replace(/-([a-z])/g, (_, letter: string) => letter.toUpperCase())
      return [key, rule.slice(colon + 1)]
    }),
  )

const characters: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', '#x27': "'" }
const unescaped = (text: string) =>
  text.replace(/&(amp|lt|gt|quot|#x27);/g, (_, name: string) => characters[name] ?? '')
