import type { LoaderFunctionArgs } from '@remix-run/node'
import { Outlet, Scripts, ScrollRestoration } from '@remix-run/react'
import { elements, useBare } from './bare-page.tsx'
import { bareOf } from './constants.server.ts'

export const loader = ({ request }: LoaderFunctionArgs) => bareOf(request).rootData

export default function Root() {
  const { page, nonce } = useBare()
  return (
    <html {...page.html}>
      <head>{elements(page.head)}</head>
      <body {...page.body}>
        <Outlet />
        <ScrollRestoration nonce={nonce} />
        <Scripts nonce={nonce} />
      </body>
    </html>
  )
}
