export const screens = { hall: 'Hall', speaker: 'Speaker', lobby: 'Lobby', overlay: 'Overlay' }
