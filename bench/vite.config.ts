import { defineConfig } from 'vite'

/** The host of the pages bench, bundled as the portal's own process is. */
export default defineConfig({
  build: {
    ssr: 'pages/host.ts',
    outDir: 'build',
    target: 'node20',
    minify: false,
    rollupOptions: { output: { entryFileNames: 'pages-host.js' } },
  },
  ssr: { noExternal: [/^@latchkey\//] },
  logLevel: 'warn',
})
