/** The storeys of the house: imports go down only. This table is the one in the plan; `npm run check` holds everybody to it. */
const mayImport = {
  core: [],
  schema: ['core'],
  ui: [],
  mail: ['core'],
  services: ['core', 'schema', 'mail'],
  web: ['core', 'services', 'ui'],
  graph: ['core', 'services'],
}

/** Test code lives under `testing`, beside what it tests, and above the house. */
const tests = '(\\.test(ing)?\\.tsx?|\\.contract\\.tsx?|/vitest[^/]*\\.ts)$'
const all = [...Object.keys(mayImport), 'testing']
const packages = (names) => `^packages/(${names.join('|')})/`

const storeys = Object.entries(mayImport).map(([name, below]) => ({
  name: `${name}-imports-only-${below.length > 0 ? below.join('-') : 'nothing-of-ours'}`,
  severity: 'error',
  from: { path: `^packages/${name}/`, pathNot: tests },
  to: { path: `${packages(all.filter((other) => other !== name && !below.includes(other)))}|^apps/|^e2e/|^bench/` },
}))

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    ...storeys,
    {
      name: 'core-does-no-io',
      comment: 'core loads in a browser: no module of Node, no package.',
      severity: 'error',
      from: { path: '^packages/core/src/', pathNot: tests },
      to: { dependencyTypes: ['core', 'npm', 'npm-dev', 'npm-optional', 'npm-peer', 'npm-no-pkg'] },
    },
    {
      name: 'an-app-never-imports-another-app',
      severity: 'error',
      from: { path: '^apps/([^/]+)/' },
      to: { path: '^apps/', pathNot: '^apps/$1/' },
    },
    {
      name: 'apps-know-no-sql',
      severity: 'error',
      from: { path: '^apps/(?!portal/)' },
      to: { path: '^packages/(schema|testing)/|node_modules/drizzle-orm/' },
    },
    {
      name: 'sql-stays-in-schema-and-services',
      severity: 'error',
      from: { path: '^(packages/(core|ui|web|mail|graph)|apps)/', pathNot: tests },
      to: { path: 'node_modules/(drizzle-orm|better-sqlite3|pg)/' },
    },
    {
      name: 'testing-is-for-tests',
      severity: 'error',
      from: { path: '^(packages/(?!testing/)|apps/)', pathNot: tests },
      to: { path: '^packages/testing/' },
    },
    {
      name: 'nobody-imports-journeys-or-benches',
      severity: 'error',
      from: { path: '^(packages|apps)/' },
      to: { path: '^(e2e|bench)/' },
    },
    {
      name: 'no-circles',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'no-package-that-is-not-listed',
      severity: 'error',
      from: { pathNot: tests },
      to: { dependencyTypes: ['npm-no-pkg', 'npm-unknown', 'unknown'] },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^|/)build/|^packages/[^/]+/migrations/' },
    tsPreCompilationDeps: true,
    combinedDependencies: true,
    tsConfig: { fileName: 'tsconfig.base.json' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'node', 'default', 'types'] },
  },
}
