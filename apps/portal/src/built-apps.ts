import { builtApp } from './app-mount.ts'
import type { AppServing } from './serve.ts'

/** Serves apps as `npm run build` left them. */
export const builtApps: AppServing = {
  development: false,
  mounts: (names) => Promise.all(names.map(builtApp)),
}
