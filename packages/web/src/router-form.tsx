import type { FormProps } from '@latchkey/ui/link'
import { Form, type FormProps as RemixFormProps, useRevalidator } from '@remix-run/react'
import type { FormEvent } from 'react'
import { apps, isInside, themePath } from './apps.ts'
import { useRootData } from './root-data.tsx'

/** A form by the path from the origin that it is sent to. A form that changes something carries the page's token. */
export function RouterForm({ action, children, ...rest }: FormProps) {
  const root = useRootData()
  const place = useInside(action ?? '?')
  const keepTheme = useKeepTheme()
  const changes = rest.method?.toLowerCase() === 'post'
  const inside = (
    <>
      {changes && root && <input type="hidden" name="_once" value={root.once} />}
      {children}
    </>
  )
  const native = rest as RemixFormProps
  if (action === themePath) {
    return (
      <form {...rest} action={action} onSubmit={keepTheme}>
        {inside}
      </form>
    )
  }
  if (place === undefined) {
    return (
      <form {...rest} action={action}>
        {inside}
      </form>
    )
  }
  return (
    <Form {...native} {...(action === undefined ? {} : { action: place })}>
      {inside}
    </Form>
  )
}

/** Where an address leads inside this app, as the router knows it; undefined where it leads out. */
function useInside(href: string): string | undefined {
  const app = useRootData()?.app
  if (href.startsWith('?')) return href
  if (app === undefined || !href.startsWith('/') || !isInside(href, app)) return undefined
  const place = href.slice(apps[app].path.length)
  return place.startsWith('/') ? place : `/${place}`
}

function useKeepTheme() {
  const revalidator = useRevalidator()
  return async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const { submitter } = event.nativeEvent as SubmitEvent
    const theme = submitter instanceof HTMLButtonElement ? submitter.value : ''
    await fetch(themePath, { method: 'POST', body: new URLSearchParams({ theme }), redirect: 'manual' })
    revalidator.revalidate()
  }
}
