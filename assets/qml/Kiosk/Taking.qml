import QtQuick
import Hall

// The number is being taken: three dots, and nothing to press.
Page {
    id: page

    property int step: 0

    Timer {
        interval: 400
        running: page.visible
        repeat: true
        onTriggered: page.step = (page.step + 1) % 3
    }
    Column {
        anchors.centerIn: parent
        width: parent.width
        spacing: Dp.gap * 2.5
        Icon {
            anchors.horizontalCenter: parent.horizontalCenter
            name: "ticket"
            size: 200 * Dp.unit
            color: Theme.number
        }
        Row {
            anchors.horizontalCenter: parent.horizontalCenter
            spacing: 26 * Dp.unit
            Repeater {
                model: 3
                Rectangle {
                    required property int index
                    width: 26 * Dp.unit
                    height: width
                    radius: width / 2
                    color: page.step === index ? Theme.number : Theme.raised
                }
            }
        }
        Words {
            width: parent.width
            text: page.body.headline
            size: Dp.huge
            align: Text.AlignHCenter
        }
        Words {
            width: parent.width
            text: page.body.detail
            size: Dp.large
            color: Theme.soft
            align: Text.AlignHCenter
        }
    }
}
