"""Activations in Keras: as layers, as functions and as strings."""

from tensorflow.keras import activations
from tensorflow.keras.layers import Dense, LeakyReLU, PReLU, ReLU
from tensorflow.keras.models import Sequential

model = Sequential()
model.add(Dense(64, input_dim=10))
model.add(LeakyReLU(alpha=0.01))
model.add(Dense(1, activation="sigmoid"))

# The "same" function with three defaults: 0.3 for the layer, 0.2 for the function and the string.
model.add(LeakyReLU())
model.add(Dense(8, activation="leaky_relu"))
model.add(Dense(8, activation=activations.elu))

# PReLU starts at slope 0 here and at 0.25 in PyTorch; ReLU takes a cap first.
model.add(PReLU())
model.add(ReLU(6.0))
model.add(Dense(3, activation="softmax"))
