import { defineConfig } from 'vite'

/** What is measured, bundled as the portal's own process is: loaders of TypeScript would slow it down. */
export default defineConfig({
  build: {
    ssr: true,
    outDir: 'build',
    target: 'node20',
    minify: false,
    rollupOptions: {
      input: {
        'pages-host': 'pages/host.ts',
        requests: 'requests/run.ts',
        'entitlement-host': 'entitlement/host.ts',
        entitlement: 'entitlement/run.ts',
        licensing: 'licensing/measured.ts',
        'licensing-seed': 'licensing/seed.ts',
        rules: 'rules/run.ts',
      },
      output: { entryFileNames: '[name].js', chunkFileNames: 'chunk-[name]-[hash].js' },
    },
  },
  ssr: { noExternal: [/^@latchkey\//] },
  logLevel: 'warn',
})
