/** The frame shows a mail under this page's own rules, which let no style sheet in; the styles of its elements stay. */
export const withoutStyleSheet = (html: string): string => html.replace(/<style[\s\S]*?<\/style>/gi, '')
