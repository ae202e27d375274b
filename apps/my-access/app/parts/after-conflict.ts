import type { ShouldRevalidateFunction } from '@remix-run/react'

/** A form that came too late shows a page that is out of date: it is loaded again, as after a form that was accepted. */
export const afterConflict: ShouldRevalidateFunction = ({ actionStatus, defaultShouldRevalidate }) =>
  actionStatus === 409 || defaultShouldRevalidate
