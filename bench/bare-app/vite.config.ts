import { vitePlugin as remix } from '@remix-run/dev'
import { defineConfig } from 'vite'

/** The floor of the pages bench: a Remix app built as the portal's are, with nothing of the portal in it. */
export default defineConfig({
  base: '/bare/',
  plugins: [
    remix({
      basename: '/bare',
      future: {
        v3_fetcherPersist: true,
        v3_relativeSplatPath: true,
        v3_throwAbortReason: true,
        v3_lazyRouteDiscovery: true,
        v3_singleFetch: true,
      },
    }),
  ],
  build: { sourcemap: false, target: 'es2022', reportCompressedSize: false },
  logLevel: 'warn',
})
