#!/usr/bin/env bats
# The rubric of this lab. Nobody edits the program, so there is no fix to judge: every question
# must be answered, and the predictions must agree with the measurements.

load ../../harness/grade

@test "The experiments ran to their end." {
  check measured
  [ "$(fact measured.status)" = ok ] || cannot_judge "the experiments did not: $(fact measured.error)"
  [ -z "$(fact answers.lesson)" ] || lesson "$(fact answers.lesson)"
}

@test "Your answers.conf can be read." {
  check readable
  [ -z "$(fact answers.error)" ] || refuse wrong "$(fact answers.error)"
}

@test "You know what makes a program faster, and what does not." {
  check speed-ups readable
  fits compute.threads compute.threads.one-processor compute.coroutines compute.interpreter \
    compute.processes compute.one-worker compute.two-workers \
    wait.threads.one-processor wait.coroutines wait.interpreter
}

@test "You know which tasks the kernel counts." {
  check tasks readable
  fits tasks.threads tasks.child tasks.coroutines
}

@test "You know what a thread shares with its process, and a child with its parent." {
  check sharing readable
  fits sharing.global.thread sharing.global.child sharing.mapped.child sharing.offset.child
}

@test "You know what arrives through a pipe, a queue, a socket, shared memory and a file." {
  check channels readable
  fits channel.pipe channel.pipe.again channel.socket channel.queue channel.memory channel.file.again
}

@test "You know what Python and Go create." {
  check words readable
  fits python.thread python.process go
}

@test "You gave your reasons; your instructor reads them." {
  check reasons readable
  fits why difference
}

@test "Every line of your answers.conf answers a question." {
  check known readable
  [ -z "$(fact answers.strangers)" ] || refuse wrong "$(fact answers.strangers)"
}
