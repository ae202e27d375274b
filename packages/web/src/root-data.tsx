import { useRouteLoaderData } from '@remix-run/react'
import type { RootData } from './server/root.ts'

/** What the frame of the page knows; undefined where even that could not be loaded. */
export const useRootData = (): RootData | undefined => useRouteLoaderData<RootData>('root')

/** What the frame of the page knows. For components that only stand inside pages. */
export function useRoot(): RootData {
  const root = useRootData()
  if (!root) throw new Error('This component stands inside a page of the portal only.')
  return root
}
