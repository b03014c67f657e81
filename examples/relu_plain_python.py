"""ReLU without any library. Select a list or a comprehension and run "Evaluate Selection…"."""

from matplotlib import pyplot


def relu_by_branch(x):
    if x > 0:
        return x
    else:
        return 0


def relu(x):
    return max(0.0, x)


inputs = [x for x in range(-5, 10)]
outputs = [relu(x) for x in inputs]
pyplot.plot(inputs, outputs)
pyplot.show()

wide = [x for x in range(-10, 11)]
pyplot.plot(wide, [relu_by_branch(x) for x in wide])
pyplot.show()
