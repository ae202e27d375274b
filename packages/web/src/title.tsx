/** The `meta` of a page: its title in the browser's tab. A function of the page's data where the name is only known then. */
export const titled =
  <Data = unknown>(words: string | ((data: Data) => string)) =>
  ({ data }: { data: Data | undefined }): { title: string }[] => {
    const title = typeof words === 'string' ? words : data === undefined ? '' : words(data)
    return [{ title: title ? `${title} · Latchkey` : 'Latchkey' }]
  }
