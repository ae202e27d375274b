import { isBuiltin } from 'node:module'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { vitePlugin as remix } from '@remix-run/dev'
import tailwindcss from '@tailwindcss/vite'
import { defineConfig, type Plugin } from 'vite'
import { type AppName, apps } from './src/apps.ts'

const serverOnly =
  /[\\/]packages[\\/](?:services|schema|mail)[\\/]src[\\/]|[\\/]packages[\\/]web[\\/]src[\\/]server[\\/]/

/** Makes a leak of server code into the browser an error that names who imported what. */
function serverStaysAtHome(): Plugin {
  return {
    name: 'latchkey-server-stays-at-home',
    enforce: 'pre',
    async resolveId(source, importer, options) {
      if (options.ssr || (options as { scan?: boolean }).scan || importer === undefined) return null
      // In development Remix looks for styles in the server's modules too; it asks on behalf of a page that does not exist.
      if (path.basename(importer) === 'index.html') return null
      if (isBuiltin(source)) this.error(`${importer} would take ${source}, a module of Node, into the browser.`)
      if (!/^@latchkey\/|^\./.test(source)) return null
      const resolved = await this.resolve(source, importer, { ...options, skipSelf: true })
      if (resolved && serverOnly.test(resolved.id)) this.error(`${importer} would take ${source} into the browser.`)
      return resolved
    },
  }
}

/**
 * The Vite config of one Remix app: mounted under its path, every v3 future flag that changes behavior, our packages bundled
 * into the server build and npm's left outside it.
 */
export const remixApp = (name: AppName) =>
  defineConfig({
    base: `${apps[name].path}/`,
    plugins: [
      serverStaysAtHome(),
      remix({
        basename: apps[name].path,
        ignoredRouteFiles: ['**/*.test.*', '**/.*'],
        future: {
          v3_fetcherPersist: true,
          v3_relativeSplatPath: true,
          v3_throwAbortReason: true,
          v3_lazyRouteDiscovery: true,
          v3_singleFetch: true,
        },
      }),
      tailwindcss(),
    ],
    // Everything that browsers get from npm is named here. Looking for more would follow the routes into their server halves, whose
    // packages are not for browsers, and would reload the first page half-way.
    optimizeDeps: {
      noDiscovery: true,
      include: [
        'react',
        'react/jsx-runtime',
        'react/jsx-dev-runtime',
        'react-dom',
        'react-dom/client',
        '@remix-run/react',
        'radix-ui',
        'zod',
        '@conform-to/react',
        '@conform-to/zod/v4',
      ],
    },
    ssr: { noExternal: [/^@latchkey\//] },
    build: {
      sourcemap: false,
      target: 'es2022',
      chunkSizeWarningLimit: 800,
      reportCompressedSize: false,
      rollupOptions: { onwarn: (warning, warn) => (warning.code === 'INVALID_ANNOTATION' ? undefined : warn(warning)) },
    },
    server: { fs: { allow: [path.resolve(fileURLToPath(import.meta.url), '../../..')] } },
  })
