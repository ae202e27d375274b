import { useNavigate } from '@remix-run/react'
import { useEffect } from 'react'
import { type AppName, apps, isInside } from './apps.ts'

/**
 * Has the router follow links to pages of this app without a reload. One listener on the document serves every link, so that a link is a plain
 * anchor: it costs nothing to render, and works before and without the script.
 */
export function useFollowedLinks(app: AppName | undefined): void {
  const navigate = useNavigate()
  useEffect(() => {
    if (app === undefined) return
    const follow = (event: MouseEvent) => {
      const place = placeToFollow(event, app)
      if (place === undefined) return
      event.preventDefault()
      navigate(place)
    }
    document.addEventListener('click', follow)
    return () => document.removeEventListener('click', follow)
  }, [app, navigate])
}

/** Where a click leads inside the app, as the router knows it; undefined for the clicks that are the browser's own. */
function placeToFollow(event: MouseEvent, app: AppName): string | undefined {
  const meant = event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey
  if (event.defaultPrevented || meant || !(event.target instanceof Element)) return undefined
  const link = event.target.closest('a[href]')
  if (!(link instanceof HTMLAnchorElement) || link.target || link.hasAttribute('download')) return undefined
  const url = new URL(link.href)
  const samePage = url.pathname === location.pathname && url.search === location.search
  if (url.origin !== location.origin || !isInside(url.pathname, app) || (samePage && url.hash)) return undefined
  return (url.pathname.slice(apps[app].path.length) || '/') + url.search + url.hash
}
