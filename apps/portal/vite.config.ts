import { defineConfig } from 'vite'

/** The process, bundled with our packages; npm's stay outside. */
export default defineConfig({
  build: {
    ssr: 'src/main.ts',
    outDir: 'build',
    target: 'node20',
    minify: false,
    sourcemap: false,
    rollupOptions: { output: { entryFileNames: 'main.js', chunkFileNames: 'chunk-[name]-[hash].js' } },
  },
  ssr: { noExternal: [/^@latchkey\//] },
})
