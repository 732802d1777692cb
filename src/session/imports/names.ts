/** What headings are called: the app's own word first, Chinese, then English. Used by several kinds of tables. */
export const WHO = ['打擂单位', '单位', '单位名称', '打擂人', '参评单位', '部门', '区市', '街道', '简称', '项目', '项目名称', '姓名', 'Unit', 'Contestant', 'Department', 'Team', 'Name'] as const
export const ROLE = ['职务', '职务全称', '职务名称', '身份', 'Title', 'Role', 'Position'] as const
export const PERSON = ['姓名', '打擂人', '登台人', '演讲人', '汇报人', '选手', '名字', 'Person', 'Name', 'Speaker'] as const
export const NOTE = ['说明', '备注', 'Note', 'Remark'] as const
