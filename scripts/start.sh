# What `npm start` runs: the program as one file of JavaScript, which starts in a third of the time that its sources need
# under tsx, and in half the memory. esbuild makes it anew at each start, in a third of a second, so that it is never an
# old one; it is moved into place whole, so that nobody who starts at the same moment reads half of it.

# One heap for all threads, some young garbage, and old garbage collected before it is a third of what is in use: a process
# that is let grow takes up to twice the memory. But none collected because nobody has asked for anything in eight seconds:
# V8 then throws away what it has compiled, and who asks next waits twice as long (scripts/bench/README.md).
export MALLOC_ARENA_MAX=1
memory='--max-semi-space-size=4 --heap-growing-percent=30 --no-memory-reducer'

made=build/$$
node_modules/.bin/esbuild server/start.ts server/intake/sync-process.ts server/intake/building/build-process.ts \
  --bundle --packages=external --platform=node --format=esm --target=node20 \
  --outdir=$made --entry-names='[name]' --log-level=warning \
  && mv $made/*.js build && rmdir $made \
  && exec node $memory build/start.js

# esbuild has said why not: nothing can be written in this folder, say.
exec node $memory --import tsx server/start.ts
