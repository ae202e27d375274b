const picture =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" rx="7" fill="royalblue"/>' +
  '<g fill="none" stroke="white" stroke-width="3" stroke-linecap="round"><circle cx="12" cy="12" r="5"/>' +
  '<path d="M15.5 15.5 25 25M21 21l3-3"/></g></svg>'

/** The picture in the browser's tab. */
export const icon = (): Response =>
  new Response(picture, { headers: { 'Content-Type': 'image/svg+xml', 'Cache-Control': 'public, max-age=86400' } })
