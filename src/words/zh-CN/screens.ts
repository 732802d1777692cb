export const screens = { hall: '主屏', speaker: '返送屏', lobby: '门厅屏', overlay: '字幕屏' }
