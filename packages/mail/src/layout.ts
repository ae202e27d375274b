import type { Block, Draft, LinkedItem } from './draft.ts'

/** What the layout adds to a draft. */
export interface Frame {
  /** The name of the person written to. */
  readonly greeting: string
  /** The address of the portal. */
  readonly origin: string
}

const escapes: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

/** A text as it may stand anywhere in HTML, between tags or in a quoted attribute. */
export const escaped = (text: string): string => text.replace(/[&<>"']/g, (sign) => escapes[sign] ?? sign)

/** The address, if following it opens a page; else the portal, so that no letter can carry a script as its button. */
export function pageAddress(url: string, origin: string): string {
  const address = URL.canParse(url, origin) ? new URL(url, origin) : undefined
  return address && ['http:', 'https:'].includes(address.protocol) ? address.href : origin
}

/** A draft as plain text. */
export function asText({ blocks, action, because }: Draft, { greeting, origin }: Frame): string {
  const body = blocks.map((block) => textOf[block.kind](block as never, origin))
  const parts = [
    `Hello ${greeting},`,
    ...body,
    `${action.label}:\n${pageAddress(action.url, origin)}`,
    `--\nYou get this mail because ${because}.\nLatchkey, ${origin}`,
  ]
  return `${parts.join('\n\n')}\n`
}

type Of<Kind extends Block['kind']> = Extract<Block, { kind: Kind }>
type Writers = { readonly [Kind in Block['kind']]: (block: Of<Kind>, origin: string) => string }

const textOf: Writers = {
  paragraph: ({ text }) => text,
  list: ({ items }) => items.map((item) => `- ${item}`).join('\n'),
  links: ({ items }, origin) =>
    items.map(({ label, detail, url }) => `- ${label}, ${detail}\n  ${pageAddress(url, origin)}`).join('\n'),
  facts: ({ rows }) => rows.map(([label, value]) => `${label}: ${value}`).join('\n'),
  quote: ({ by, text }) => `${by} wrote:\n${text.replace(/^/gm, '> ')}`,
}

// The slate and indigo scales of the portal's tokens. Mail clients know no variables, so the values stand here once more.
const color = {
  ink: '#1c2024',
  soft: '#60646c',
  line: '#d9d9e0',
  link: '#3a5bc7',
  paper: '#ffffff',
  accent: '#3e63dd',
  onAccent: '#ffffff',
}

/** The colors of a letter by day and by night; the button is the same in both. */
export const palettes = {
  light: color,
  dark: { ink: '#edeef0', soft: '#b0b4ba', line: '#363a3f', link: '#9eb1ff', paper: '#111113' },
}
const font = "font-family:-apple-system,BlinkMacSystemFont,'Segoe UI',Roboto,Helvetica,Arial,sans-serif"
const prose = `margin:0 0 16px;${font};font-size:16px;line-height:24px;color:${color.ink}`
const small = `margin:0 0 4px;${font};font-size:13px;line-height:20px;color:${color.soft}`

// A button made of its border keeps its size in Outlook, which ignores the padding of links.
const button = `display:inline-block;${font};font-size:16px;line-height:20px;font-weight:600;text-decoration:none;color:${color.onAccent};background-color:${color.accent};border:solid ${color.accent};border-width:10px 18px;border-radius:6px`

const dark = `@media (prefers-color-scheme: dark) {
  body, .paper { background-color: ${palettes.dark.paper} !important }
  .ink { color: ${palettes.dark.ink} !important }
  .soft { color: ${palettes.dark.soft} !important }
  .link { color: ${palettes.dark.link} !important }
  .rule { border-color: ${palettes.dark.line} !important }
}`

const htmlOf: Writers = {
  paragraph: ({ text }) => `<p class="ink" style="${prose}">${lines(text)}</p>`,
  list: ({ items }) => `<ul class="ink" style="${prose};padding-left:24px">${items.map(listItem).join('')}</ul>`,
  links: ({ items }, origin) =>
    `<ul class="ink" style="${prose};padding-left:24px">${items.map((item) => linkItem(item, origin)).join('')}</ul>`,
  facts: ({ rows }) =>
    `<p class="ink" style="${prose}">${rows.map(([label, value]) => `<span class="soft" style="color:${color.soft}">${escaped(label)}:</span> ${escaped(value)}`).join('<br>')}</p>`,
  quote: ({ by, text }) =>
    `<p class="soft" style="${small}">${escaped(by)} wrote:</p>` +
    `<blockquote class="ink rule" style="${prose};padding:0 0 0 12px;border-left:3px solid ${color.line}">${lines(text)}</blockquote>`,
}

const lines = (text: string): string => escaped(text).replaceAll('\n', '<br>')
const linkItem = ({ label, detail, url }: LinkedItem, origin: string): string =>
  `<li style="margin:0 0 8px"><a class="link" href="${escaped(pageAddress(url, origin))}" style="color:${color.link}">${escaped(label)}</a><br><span class="soft" style="color:${color.soft}">${escaped(detail)}</span></li>`
const listItem = (item: string): string => `<li style="margin:0 0 4px">${escaped(item)}</li>`

/** A draft as an HTML page: one narrow column, inline styles, no pictures, no tables, light and dark. */
export function asHtml({ subject, blocks, action, because }: Draft, { greeting, origin }: Frame): string {
  const href = escaped(pageAddress(action.url, origin))
  return `<!doctype html>
<html lang="en" dir="ltr">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="supported-color-schemes" content="light dark">
<title>${escaped(subject)}</title>
<style>${dark}</style>
</head>
<body style="margin:0;padding:0;background-color:${color.paper}">
<div class="paper" style="max-width:560px;margin:0 auto;padding:32px 20px;background-color:${color.paper}">
<p class="ink" style="${prose}">Hello ${escaped(greeting)},</p>
${blocks.map((block) => htmlOf[block.kind](block as never, origin)).join('\n')}
<p style="margin:24px 0"><a href="${href}" style="${button}">${escaped(action.label)}</a></p>
<div class="rule" style="margin-top:32px;padding-top:16px;border-top:1px solid ${color.line}">
<p class="soft" style="${small}">You get this mail because ${escaped(because)}.</p>
<p class="soft" style="${small}">Latchkey, <a class="soft" href="${escaped(origin)}" style="color:${color.soft}">${escaped(origin)}</a></p>
</div>
</div>
</body>
</html>
`
}
