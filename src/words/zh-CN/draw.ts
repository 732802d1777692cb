export const draw = {
  title: '抽签',
  numbers: '现场所报的数字',
  hint: '请现场几位各报一个数，用空格隔开；报数前密钥已写入全程记录。',
  commitment: '已公布的密钥校验值',
  call: '录入数字',
  called: '已录入：{numbers}',
  bad: '请写1到20个整数，每个不超过99999，用空格隔开。',
}
