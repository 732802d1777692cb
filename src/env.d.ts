/** `0.1.0+abc1234`: the version of package.json and the commit that was built. */
declare const __APP_VERSION__: string

// vue-tsc reads the components themselves; this is for tools that know TypeScript only.
declare module '*.vue' {
  import type { DefineComponent } from 'vue'
  const component: DefineComponent
  export default component
}
