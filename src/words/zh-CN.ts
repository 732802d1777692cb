/** Chinese, the first language: the shape that every other language must have. One block a wing. */
export const zhCN = {
  app: {
    name: '擂台',
    loading: '正在打开…',
  },
  titles: {
    home: '擂台',
    console: '主持台 · 擂台',
    stage: '大屏 · 擂台',
    replay: '回放 · 擂台',
  },
}

/** The same keys, whatever the words. */
export type Words = Shape<typeof zhCN>

type Shape<T> = { [K in keyof T]: T[K] extends string ? string : Shape<T[K]> }
