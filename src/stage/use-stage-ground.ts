import { onScopeDispose, watch } from 'vue'

/** Takes the page's own ground away while `transparent`, so that whoever captures the window gets only what is drawn. */
export function useTransparentPage(transparent: () => boolean): void {
  const { dataset } = document.documentElement
  watch(
    transparent,
    (is) => {
      if (is) dataset['ground'] = 'none'
      else delete dataset['ground']
    },
    { immediate: true },
  )
  onScopeDispose(() => {
    delete dataset['ground']
  })
}
