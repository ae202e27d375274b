import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { elements, useBare } from '../bare-page.tsx'
import { bareOf } from '../constants.server.ts'

export const loader = ({ request }: LoaderFunctionArgs) => bareOf(request).pageData

export default function Page() {
  useLoaderData<typeof loader>()
  return <>{elements(useBare().page.content)}</>
}
