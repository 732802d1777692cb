import type { RouteLocationRaw, Router } from 'vue-router'

/** Whether a plan with its figures has been in this page's memory. */
let hasSeenPlan = false

/** Says that this page holds a plan with its figures. */
export function rememberPlan(): void {
  hasSeenPlan = true
}

/**
 * Goes to a page of the meeting. What has not been revealed must not be in the memory of a page that runs it: one that
 * has held the plan is loaded anew.
 */
export async function goWithoutPlan(router: Router, to: RouteLocationRaw): Promise<void> {
  if (!hasSeenPlan) {
    await router.push(to)
    return
  }
  history.pushState(null, '', router.resolve(to).href)
  location.reload()
}
