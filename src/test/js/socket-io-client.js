// Connects the ordinary Socket.IO client and prints what it hears, a JSON array a line: [name, argument].
// node socket-io-client.js URL TRANSPORTS CLIENTS [HEADER VALUE]; TRANSPORTS are joined by commas, or default.
const { io } = require('socket.io-client');

const [url, transports, clients, header, value] = process.argv.slice(2);
const options = transports === 'default' ? {} : { transports: transports.split(',') };
if (header) {
  options.extraHeaders = { [header]: value };
}
const say = (name, argument) => console.log(JSON.stringify([name, argument]));

for (let i = 0; i < Number(clients); i++) {
  const socket = io(url, { ...options, forceNew: true });
  socket.io.on('open', () => {
    const { engine } = socket.io;
    say('open', engine.transport.name);
    engine.on('upgrade', transport => say('upgrade', transport.name));
  });
  socket.on('connect', () => say('connect', null));
  socket.on('connect_error', error => say('connect_error', error.message));
  socket.on('disconnect', reason => say('disconnect', reason));
  socket.onAny(say);
}
process.stdin.resume().on('end', () => process.exit(0));
