export const clock = {
  stepped: 'The computer’s clock jumped ahead to {wall}; the timer did not jump with it (meeting time {home}). If the computer was asleep, choose “Count that time”.',
  ahead: 'The last record is of {home}, and the computer’s clock says {wall}, much later. Please check the computer’s clock.',
  behind: 'The computer’s clock says {wall}, which is before the last record, {home}. Meeting time goes on from the last record.',
  trustBook: 'Go on with meeting time',
  trustWall: 'Count that time',
}
