/** A page that the host itself answers with, where no app can: small, without scripts, in the reader's colors. */
export interface PlainPage {
  readonly status: number
  readonly title: string
  readonly says: string
  readonly nonce: string
  readonly reference: string
}

const escapes: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}
const escaped = (text: string) => text.replace(/[&<>"']/g, (character) => escapes[character] ?? '')

/** The answer that holds such a page. */
export function plainPage({ status, title, says, nonce, reference }: PlainPage): Response {
  const html = `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escaped(title)} · Latchkey</title>
<style nonce="${nonce}">
:root{color-scheme:light dark}body{margin:0;min-height:100vh;display:grid;place-content:center;font:14px/1.5 system-ui,sans-serif;background:Canvas;color:CanvasText}
main{max-width:34rem;padding:2rem;text-align:center}h1{font-size:1.25rem;margin:0 0 .5rem}p{margin:.5rem 0}
a{display:inline-block;min-height:40px;line-height:40px;color:LinkText}
</style></head>
<body><main><h1>${escaped(title)}</h1><p>${escaped(says)}</p><p><a href="/">Go to the start page</a></p>
<p>Reference <code>${escaped(reference)}</code></p></main></body></html>`
  return new Response(html, { status, headers: { 'Content-Type': 'text/html; charset=utf-8' } })
}
