import type { ShouldRevalidateFunction } from '@remix-run/react'

/**
 * A form that came too late (409) shows a page that is out of date: it is loaded again, as after a form that was accepted. After any other
 * refusal the page stays as it is, with what it says and what was typed. Said here in full: a route that exports this gets no default of 4xx.
 */
export const afterConflict: ShouldRevalidateFunction = ({ actionStatus, defaultShouldRevalidate }) =>
  actionStatus !== undefined && actionStatus >= 400 ? actionStatus === 409 : defaultShouldRevalidate
