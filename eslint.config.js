import js from '@eslint/js'
import vue from 'eslint-plugin-vue'
import globals from 'globals'
import tseslint from 'typescript-eslint'

const PURE = ['src/rules/**/*.ts', 'src/session/**/*.ts', 'src/book/**/*.ts']
const SCENES = ['src/scenes/**/*.{ts,vue}']

/** Clock, random, timers, DOM and links: they come to the pure floors as arguments. */
const IMPURE = [
  'Date',
  'performance',
  'crypto',
  'setTimeout',
  'setInterval',
  'setImmediate',
  'queueMicrotask',
  'requestAnimationFrame',
  'requestIdleCallback',
  'window',
  'self',
  'globalThis',
  'document',
  'navigator',
  'location',
  'localStorage',
  'sessionStorage',
  'indexedDB',
  'caches',
  'fetch',
  'XMLHttpRequest',
  'WebSocket',
  'Worker',
  'BroadcastChannel',
  'MessageChannel',
  'postMessage',
  'process',
  'console',
]

/** A scene is drawn from (view, now): it asks no clock and starts no timer. */
const IMPURE_IN_SCENES = ['Date', 'performance', 'setTimeout', 'setInterval', 'requestAnimationFrame', 'requestIdleCallback', 'crypto']

const banGlobals = (names, message) => ['error', ...names.map((name) => ({ name, message }))]

const RANDOM = { object: 'Math', property: 'random', message: 'Randomness is an argument.' }

/** Ways from a string to markup or to code. */
const MARKUP = [
  ...['innerHTML', 'outerHTML', 'insertAdjacentHTML', 'setHTMLUnsafe', 'createContextualFragment', 'srcdoc'].map((property) => ({
    property,
    message: 'Text goes in as text: no string becomes markup.',
  })),
  { object: 'document', property: 'write', message: 'Text goes in as text: no string becomes markup.' },
  { object: 'document', property: 'writeln', message: 'Text goes in as text: no string becomes markup.' },
]

const SYNTAX = [
  { selector: 'ExportAllDeclaration', message: 'Name what is exported: no barrels.' },
  { selector: 'TSEnumDeclaration', message: 'Use a union of strings.' },
]

export default tseslint.config(
  { ignores: ['dist/', '.cache/', 'test-results/', 'playwright-report/', 'bench-results/', '**/node_modules/', 'tools/fonts/'] },
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  js.configs.recommended,
  ...tseslint.configs.strictTypeChecked,
  ...vue.configs['flat/recommended'],
  {
    languageOptions: {
      globals: { ...globals.browser, ...globals.worker },
      parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname, extraFileExtensions: ['.vue'] },
    },
    rules: {
      'no-restricted-properties': ['error', ...MARKUP],
      'no-restricted-syntax': ['error', ...SYNTAX],
      'no-eval': 'error',
      'no-new-func': 'error',
      'no-script-url': 'error',
      eqeqeq: 'error',
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-non-null-assertion': 'error',
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-implied-eval': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_', caughtErrorsIgnorePattern: '^_' }],
      // [...text] is how a text is taken apart by code points, where .split('') would cut a character in two.
      '@typescript-eslint/no-misused-spread': ['error', { allow: ['string'] }],
      '@typescript-eslint/no-meaningless-void-operator': 'off',
      '@typescript-eslint/unified-signatures': 'off',
    },
  },
  {
    files: ['**/*.vue'],
    languageOptions: { parserOptions: { parser: tseslint.parser } },
    rules: {
      'vue/no-v-html': 'error',
      'vue/no-v-text-v-html-on-component': 'error',
      'vue/no-restricted-v-bind': ['error', '/^(inner|outer)html$/i', '/^srcdoc$/i'],
      // A style attribute inside static markup would meet the Content-Security-Policy; a bound one goes through the CSSOM.
      'vue/no-static-inline-styles': 'error',
      'vue/block-lang': ['error', { script: { lang: 'ts' } }],
      'vue/component-api-style': ['error', ['script-setup']],
      'vue/define-emits-declaration': ['error', 'type-based'],
      'vue/define-props-declaration': ['error', 'type-based'],
      'vue/no-undef-components': ['error', { ignorePatterns: ['RouterView', 'RouterLink'] }],
      'vue/require-default-prop': 'off',
      // A default in the destructuring of defineProps is what an absent prop is read as.
      '@typescript-eslint/no-useless-default-assignment': 'off',
      'vue/multi-word-component-names': 'off',
      // Layout of templates is a matter of taste.
      'vue/max-attributes-per-line': 'off',
      'vue/singleline-html-element-content-newline': 'off',
      'vue/multiline-html-element-content-newline': 'off',
      'vue/html-self-closing': 'off',
      'vue/html-indent': 'off',
      'vue/html-closing-bracket-newline': 'off',
      'vue/first-attribute-linebreak': 'off',
      'vue/attributes-order': 'off',
      'no-undef': 'off',
    },
  },
  { files: ['**/*.{ts,mts}'], rules: { 'no-undef': 'off' } },
  {
    files: PURE,
    rules: {
      'no-restricted-globals': banGlobals(IMPURE, 'The pure floors know no clock, random, DOM or link: take it as an argument.'),
      'no-restricted-properties': ['error', ...MARKUP, RANDOM],
      'no-restricted-syntax': [
        'error',
        ...SYNTAX,
        { selector: 'ImportExpression', message: 'The pure floors load nothing at run time.' },
        { selector: 'MetaProperty', message: 'The pure floors know no place: no import.meta.' },
      ],
      'no-restricted-imports': [
        'error',
        { patterns: [{ group: ['vue', 'vue-*', '@vue/*', '@vueuse/*', 'pinia', 'dexie', 'workbox-*', 'node:*'], message: 'Not in the pure floors.' }] },
      ],
    },
  },
  {
    files: SCENES,
    rules: {
      'no-restricted-globals': banGlobals(IMPURE_IN_SCENES, 'A scene is drawn from a view and a moment: no clock of its own.'),
      'no-restricted-properties': ['error', ...MARKUP, RANDOM],
    },
  },
  {
    files: ['tests/**/*.ts'],
    rules: {
      // Fixtures and callbacks that need no body.
      '@typescript-eslint/no-empty-function': 'off',
      '@typescript-eslint/no-misused-spread': 'off', // strings of a literal type
    },
  },
  {
    files: ['**/*.{js,mjs}'],
    extends: [tseslint.configs.disableTypeChecked],
    languageOptions: { globals: { ...globals.node, ...globals.browser } },
  },
)
